// The welcome page: tells when the button is pinned, and names the practice site to those who develop.

const pinned = /** @type {HTMLElement} */ (document.getElementById('pinned'));
const practice = /** @type {HTMLElement} */ (document.getElementById('practice'));

async function look() {
  const settings = await chrome.action.getUserSettings?.();
  pinned.hidden = !settings?.isOnToolbar;
}

// An unpacked extension has no update address: then somebody develops it, and the practice site is at hand.
practice.hidden = 'update_url' in chrome.runtime.getManifest();

look().catch(() => undefined);
addEventListener('focus', () => look().catch(() => undefined));
