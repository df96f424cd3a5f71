// The switch for light and dark, and search, whose code is fetched when it is first asked for.
const body = document.body;
const toggle = document.querySelector("#rl-scheme");
const isDark = () => body.getAttribute("data-md-color-scheme") === "slate";
if (toggle) {
  toggle.hidden = false;
  toggle.setAttribute("aria-pressed", String(isDark()));
  toggle.addEventListener("click", () => {
    localStorage.setItem("scheme", isDark() ? "light" : "dark");
    dispatchEvent(new Event("scheme"));
    toggle.setAttribute("aria-pressed", String(isDark()));
  });
}

const trigger = document.querySelector("#rl-search");
let modal;
async function openSearch() {
  if (!modal) {
    const bundle = new URL(trigger.dataset.bundle, location.href).href;
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = `${bundle}pagefind-component-ui.css`;
    document.head.append(sheet);
    const config = document.createElement("pagefind-config");
    config.setAttribute("bundle-path", bundle);
    body.append(config, document.querySelector("#rl-search-modal").content.cloneNode(true));
    modal = document.querySelector("pagefind-modal");
    await import(`${bundle}pagefind-component-ui.js`);
    await customElements.whenDefined("pagefind-modal");
  }
  modal.open();
}
trigger?.addEventListener("click", (event) => {
  event.preventDefault();
  openSearch();
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openSearch();
  }
});
