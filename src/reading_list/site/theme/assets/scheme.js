// Light or dark before the first paint: the reader's choice here, else the system's.
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = localStorage.getItem("scheme");
    const scheme = (chosen ?? (dark.matches ? "dark" : "light")) === "dark" ? "slate" : "default";
    document.documentElement.dataset.scheme = scheme;
    document.documentElement.dataset.pfTheme = scheme === "slate" ? "dark" : "light";
    document.body?.setAttribute("data-md-color-scheme", scheme);
  };
  apply();
  document.addEventListener("DOMContentLoaded", apply);
  dark.addEventListener("change", apply);
  addEventListener("scheme", apply);
})();
