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
async function openSearch() {
  const { open } = await import("./dialog.js");
  open(new URL(trigger.dataset.bundle, location.href).href);
}
trigger?.addEventListener("click", (event) => {
  event.preventDefault();
  openSearch();
});
trigger?.addEventListener("keydown", (event) => {
  if (event.key === " ") {
    event.preventDefault();
    openSearch();
  }
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openSearch();
  }
});
