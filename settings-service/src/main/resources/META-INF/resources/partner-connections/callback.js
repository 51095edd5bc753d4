"use strict";
// Tells the window that opened this one how the consent ended; no token and no address of anybody.
(() => {
  const { outcome, provider, origins } = document.body.dataset;
  // The code in the address has done its work: out of the history with it.
  history.replaceState(null, "", location.pathname);
  if (!window.opener) {
    return;
  }
  const message = { source: "facteur", type: "partner-connection", provider, outcome };
  for (const origin of origins.split(" ").filter(Boolean)) {
    window.opener.postMessage(message, origin);
  }
  const button = document.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => window.close());
  if (outcome === "CONNECTED") {
    setTimeout(() => window.close(), 3000);
  }
})();
