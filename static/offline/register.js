// Registers the service worker, and shows the button for installing only where the browser offers it.
// Where there is no service worker, or storage is forbidden, pages are the same; /offline says what is so.
"use strict";

(() => {
  if ("serviceWorker" in navigator) {
    addEventListener("load", () => {
      navigator.serviceWorker.register("/service-worker.js", { updateViaCache: "none" }).catch((error) => {
        document.documentElement.dataset.offlineTrouble = error.name;
      });
    });
  }

  addEventListener("beforeinstallprompt", (event) => {
    const button = document.querySelector("[data-install]");
    if (!button) return;
    event.preventDefault();
    button.hidden = false;
    button.addEventListener("click", () => {
      button.hidden = true;
      event.prompt();
    });
  });
})();
