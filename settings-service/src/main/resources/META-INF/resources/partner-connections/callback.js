"use strict";
// Tells the window that opened this one how it went. A consent is only handed over: that page confirms it, signed in as
// the person who began. README of settings-service: "Accounts at partners".
(() => {
  const { outcome, provider, origins, page } = document.body.dataset;
  const returned = new URLSearchParams(location.search);
  // Out of the history with the code.
  history.replaceState(null, "", location.pathname);
  const brought =
    outcome === "CONSENTED" ? { state: returned.get("state"), code: returned.get("code") } : {};
  const message = { source: "facteur", type: "partner-connection", provider, outcome, ...brought };

  const show = (selector) => (document.querySelector(selector).hidden = false);
  const close = document.querySelector("button");
  close.addEventListener("click", () => window.close());

  if (window.opener) {
    show("button");
    for (const origin of [location.origin, ...origins.split(" ").filter(Boolean)]) {
      window.opener.postMessage(message, origin);
    }
    if (outcome === "CONSENTED") {
      setTimeout(() => show("#unanswered"), 20000);
    }
  } else if (outcome === "CONSENTED" && page) {
    // A provider's page may part a window from its opener (Cross-Origin-Opener-Policy). In the fragment, which no server
    // gets to see.
    const separator = page.includes("#") ? "&" : "#";
    location.replace(page + separator + "facteur-consent=" + encodeURIComponent(JSON.stringify(message)));
  } else if (outcome === "CONSENTED") {
    show("#unanswered");
  }
})();
