// Run in every frame of the tab when a person asks for its codes: what stands there as otpauth address, as secret beside
// the words that announce one, or as picture. Nothing is fetched, changed or left behind; the result is the last expression.
(() => {
  /** @typedef {{ text: string, near: string, uri: string }} ShownSecret */
  /** @typedef {{ x: number, y: number, w: number, h: number }} Rect in CSS pixels of this frame */

  const ELEMENTS = 30_000; // looked at in one frame
  const TEXTS = 200;
  const LONGEST = 8_192; // characters of one address
  const PICTURES = 40;
  const PIXELS = 16_000_000; // of all pictures together
  const LARGEST = 4_000_000; // pixels of one picture; larger ones are drawn smaller
  const SMALLEST = 40; // CSS pixels: smaller pictures are icons
  const MODULES = 21; // of the smallest QR code: nothing with fewer pixels a side is one

  /** @type {Set<string>} */
  const texts = new Set();
  /** @type {Map<string, ShownSecret>} */
  const secrets = new Map();
  /** @type {{ worth: number, element: Element, draw: () => Promise<string> | string }[]} */
  const candidates = [];
  /** @type {Rect[]} */
  const rects = [];

  // --- the walk, through open shadow roots (and closed ones, where the browser lets an extension in)

  /** @param {Element} element @returns {ShadowRoot | null} */
  const shadowOf = (element) => {
    if (!(element instanceof HTMLElement)) return null;
    try {
      return globalThis.chrome?.dom?.openOrClosedShadowRoot(element) ?? element.shadowRoot;
    } catch {
      return element.shadowRoot;
    }
  };

  /** @returns {Generator<Element>} */
  function* everything() {
    /** @type {(Document | ShadowRoot)[]} */
    const roots = [document];
    let left = ELEMENTS;
    for (let root = roots.shift(); root; root = roots.shift()) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
      for (let node = walker.nextNode(); node && left > 0; node = walker.nextNode(), left -= 1) {
        const element = /** @type {Element} */ (node);
        const shadow = shadowOf(element);
        if (shadow) roots.push(shadow);
        yield element;
      }
    }
  }

  // --- addresses

  const PLAIN = /(?:apple-)?otpauth(?:-migration)?:\/\/(?:[^\r\n"<>]{0,400}?[?&](?:secret|data)=[^\s"'<>]+|[^\s"'<>]+)|(?:steam|motp):\/\/[^\s"'<>]+/gi;
  const ENCODED = /otpauth(?:-migration)?%3A%2F%2F[^\s"'<>&#]+/gi;

  /** @param {string} text */
  const takeAddresses = (text) => {
    if (text.length > 200_000 || !/otpauth|steam:|motp:/i.test(text)) return;
    const whole = text.trim();
    const encoded = Array.from(whole.matchAll(ENCODED), ([found]) => {
      try {
        return decodeURIComponent(found);
      } catch {
        return '';
      }
    });
    const plain = Array.from(whole.matchAll(PLAIN), ([found]) => found.replace(/[.,;:)\]}]+$/, ''));
    for (const found of [...plain, ...encoded]) {
      if (found && found.length <= LONGEST && texts.size < TEXTS) texts.add(found);
    }
  };

  /** @param {Element} element */
  const takeTexts = (element) => {
    if (element instanceof HTMLScriptElement || element instanceof HTMLStyleElement) return;
    for (const { name, value } of element.attributes) if (name !== 'd' && name !== 'style') takeAddresses(value);
    if ('value' in element && typeof element.value === 'string') {
      takeAddresses(element.value);
      takeSecrets(element, element.value);
    }
    let own = '';
    for (const node of element.childNodes) if (node instanceof Text) own += node.data;
    if (/otpauth|steam:|motp:/i.test(own)) {
      const all = element.textContent ?? ''; // an address may be broken by <wbr> or <span>
      takeAddresses(all.length <= LONGEST ? all : own);
    }
    if (/[A-Za-z2-7]{4}/.test(own)) {
      takeSecrets(element, own);
      const around = element.parentElement?.textContent ?? '';
      if (around.length <= 200) takeSecrets(element, around); // one <span> for each group of four
    }
  };

  // --- secrets that are shown for typing in

  const SHOWN = /(?<![\w/+=.-])(?:[A-Z2-7]{16,128}|[a-z2-7]{16,128}|(?:[A-Za-z2-7]{4}[ \u00a0-]){3,31}[A-Za-z2-7]{1,8})={0,6}(?![\w/+=])/g;
  const ANNOUNCED = new RegExp(
    'secret|set-?up ?key|manual|\\bkey\\b|can.?t scan|cannot scan|schl(ü|ue)ssel|geheim|manuell|\\bcl(é|e)\\b|secr(è|e)te|clave|secret[oa]|manualmente|' +
      'chiave|segret[oa]|chave|segredo|sleutel|geheime|klucz|tajn|kl(í|i)(č|c)|nyckel|n(ø|o)gle|n(ø|o)kkel|avain|anahtar|gizli|ключ|секрет|' +
      '密钥|密鑰|金鑰|秘密|シークレット|キー|비밀|보안 ?키|مفتاح|מפתח|khóa|kunci|रहस्य|कुंजी', 'i');
  const ABOUT_CODES = new RegExp(
    'authenti[ck]|two.?(factor|step)|multi.?factor|\\b[2m]fa\\b|\\bh?t?otp\\b|one.?time|zwei.?faktor|zwei.?stufen|einmal|deux (facteurs|étapes)|double authentification|' +
      'dos (factores|pasos)|doble factor|due (fattori|passaggi)|dois fatores|duas etapas|twee.?(staps|factor)|dwu(etapow|składnik)|двух|двоэтап|двоfa|аутентифик|' +
      '验证|驗證|双重|二要素|二段階|認証|인증|2단계|doğrulama|xác (thực|minh)|autentika', 'i');

  /** @param {string} compact @param {Element} element */
  const isSecret = (compact, element) => {
    if (!/^(?:[A-Z2-7]{16,128}|[a-z2-7]{16,128})$/.test(compact)) return false;
    const digits = compact.replace(/[^2-7]/g, '').length;
    const typed = element.closest('code, samp, kbd, pre, tt, input, textarea, [class*="mono"], [class*="code"], [class*="secret"], [class*="key"]');
    return digits >= (/[a-z]/.test(compact) ? 2 : 1) || (typed !== null && /^[A-Z]+$/.test(compact)); // words have no digits
  };

  /** @param {Element} element @param {string} text */
  const takeSecrets = (element, text) => {
    if (text.length > 2_000 || secrets.size >= 10) return;
    for (const [found] of text.replace(/\s+/g, ' ').matchAll(SHOWN)) {
      const compact = found.replace(/[\s=-]/g, '');
      if (!isSecret(compact, element) || secrets.has(compact.toUpperCase())) continue;
      const near = announcement(element);
      if (!near) continue;
      for (const known of secrets.keys()) if (compact.toUpperCase().includes(known)) secrets.delete(known);
      if (Array.from(secrets.keys()).some((known) => known.includes(compact.toUpperCase()))) continue;
      secrets.set(compact.toUpperCase(), { text: compact.toUpperCase(), near, uri: '' });
    }
  };

  /** The words around an element that announce a secret. @param {Element} element @returns {string} */
  const announcement = (element) => {
    const labels = 'labels' in element && element.labels instanceof NodeList ? Array.from(element.labels, (l) => l.textContent) : [];
    const own = ['name', 'id', 'aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? '');
    const close = [...labels, ...own].join(' ');
    if (ANNOUNCED.test(close)) return tidy(close, 200);
    /** @type {Element | null} */
    let around = element;
    for (let up = 0; up < 6 && around; up += 1) {
      const words = around.textContent ?? '';
      if (words.length > 1_500) break;
      if (ANNOUNCED.test(words)) return tidy(words, 200);
      around = around.parentElement ?? /** @type {ShadowRoot} */ (around.getRootNode()).host ?? null;
    }
    return '';
  };

  /** @param {string} text @param {number} most */
  const tidy = (text, most) => text.replace(/\s+/g, ' ').trim().slice(0, most);

  const issuer = () => {
    const said = document.querySelector('meta[property="og:site_name" i], meta[name="application-name" i]')?.getAttribute('content');
    if (said?.trim()) return tidy(said, 60);
    const parts = document.title.split(/\s[-–—|·•:]\s/).map((part) => tidy(part, 60)).filter(Boolean);
    const name = location.hostname.replace(/^www\./, '').split('.').slice(-2)[0] ?? '';
    return parts.find((part) => name && part.toLowerCase().replace(/\W/g, '').includes(name.toLowerCase())) ?? location.hostname;
  };

  const account = () => {
    for (const field of document.querySelectorAll('input[type=email], input[autocomplete~=username], input[autocomplete~=email], input[name*=user i], input[name*=email i]')) {
      if (field instanceof HTMLInputElement && field.type !== 'password' && field.value.trim()) return tidy(field.value, 100);
    }
    const shown = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/.exec((document.body?.textContent ?? '').slice(0, 100_000));
    return shown?.[0] ?? '';
  };

  const namedSecrets = () => {
    const about = `${document.title} ${location.pathname} ${(document.body?.innerText ?? '').slice(0, 50_000)} ${Array.from(secrets.values(), (s) => s.near).join(' ')}`;
    if (secrets.size === 0 || !ABOUT_CODES.test(about)) return [];
    const [by, whose] = [encodeURIComponent(issuer()), encodeURIComponent(account())];
    const inAddress = Array.from(texts).join(' ').toUpperCase();
    return Array.from(secrets.values())
      .filter(({ text }) => !inAddress.includes(text))
      .map((secret) => ({ ...secret, uri: `otpauth://totp/${by}${whose ? `:${whose}` : ''}?secret=${secret.text}&issuer=${by}` }));
  };

  // --- pictures

  /**
   * A canvas of ours, never in the document.
   * @param {number} width @param {number} height @param {(context: CanvasRenderingContext2D, w: number, h: number) => void} paint
   * @returns {string} a PNG as data: address; throws when the page may not see the pixels
   */
  const painted = (width, height, paint) => {
    const scale = Math.min(1, Math.sqrt(LARGEST / (width * height)));
    const canvas = /** @type {HTMLCanvasElement} */ (document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas'));
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    paint(context, canvas.width, canvas.height);
    return canvas.toDataURL('image/png');
  };

  /** Loads a data: address; nothing else is ever loaded. @param {string} address @returns {Promise<HTMLImageElement>} */
  const loaded = async (address) => {
    if (!/^data:image\//i.test(address)) throw new Error('not here');
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  };

  /** Vector pictures are drawn large enough for every module. @param {number} width @param {number} height */
  const enlarged = (width, height) => {
    const scale = Math.max(1, 640 / Math.max(1, Math.min(width, height)));
    return /** @type {[number, number]} */ ([width * scale, height * scale]);
  };

  /** @param {HTMLImageElement} image */
  const isVector = (image) => /^data:image\/svg|\.svg(?:[?#]|$)/i.test(image.currentSrc || image.src);

  /** @param {HTMLImageElement} image */
  const drawImage = (image) => {
    const box = image.getBoundingClientRect();
    const [wide, high] = [image.naturalWidth || box.width || 300, image.naturalHeight || box.height || 300];
    const [width, height] = isVector(image) ? enlarged(wide, high) : [wide, high];
    return painted(width, height, (context, w, h) => {
      context.imageSmoothingEnabled = false;
      context.drawImage(image, 0, 0, w, h);
    });
  };

  /** @param {SVGSVGElement} svg */
  const drawVector = async (svg) => {
    const box = svg.getBoundingClientRect();
    const view = svg.viewBox?.baseVal;
    const [wide, high] = box.width >= 1 && box.height >= 1 ? [box.width, box.height] : [view?.width || 300, view?.height || 300];
    const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
    const [from, to] = [[svg, ...svg.querySelectorAll('*')], [copy, ...copy.querySelectorAll('*')]];
    if (from.length <= 8_000) {
      from.forEach((element, i) => {
        const style = getComputedStyle(element);
        const kept = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'opacity', 'color'].map((name) => `${name}:${style.getPropertyValue(name)}`);
        to[i]?.setAttribute('style', kept.join(';')); // what the page's style sheets say
      });
    }
    for (const foreign of copy.querySelectorAll('script, foreignObject, image, style')) {
      if (!/^data:/i.test(foreign.getAttribute('href') ?? foreign.getAttribute('xlink:href') ?? '')) foreign.remove();
    }
    const [width, height] = enlarged(wide, high);
    if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${svg.width?.baseVal.value || wide} ${svg.height?.baseVal.value || high}`);
    copy.setAttribute('width', String(Math.round(width)));
    copy.setAttribute('height', String(Math.round(height)));
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    const image = await loaded(`data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`);
    return painted(width, height, (context, w, h) => context.drawImage(image, 0, 0, w, h));
  };

  /** Rows of cells that are coloured instead of written: a QR code without a picture. @param {Element} element */
  const cellsOf = (element) => {
    const rows = element.children;
    const columns = rows[0]?.children.length ?? 0;
    if (rows.length < MODULES || rows.length > 200 || columns < MODULES || columns > 200) return null;
    if (Array.from(rows).some((row) => row.children.length !== columns) || (element.textContent ?? '').trim() !== '') return null;
    return Array.from(rows, (row) => Array.from(row.children));
  };

  /** @param {Element[][]} cells */
  const drawCells = (cells) =>
    painted(((cells[0]?.length ?? 0) + 8) * 4, (cells.length + 8) * 4, (context, w, h) => {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, w, h);
      cells.forEach((row, y) =>
        row.forEach((cell, x) => {
          context.fillStyle = getComputedStyle(cell).backgroundColor;
          context.fillRect((x + 4) * 4, (y + 4) * 4, 4, 4);
        }),
      );
    });

  /** @param {Element} element */
  const takePicture = (element) => {
    const box = element.getBoundingClientRect();
    const large = Math.min(box.width, box.height) >= SMALLEST;
    const hint = /qr|2fa|totp|otp|barcode/i.test(`${element.id} ${element.getAttribute('class')} ${element.getAttribute('alt')} ${element.parentElement?.id} ${element.parentElement?.className}`);
    /** @param {number} width @param {number} height @param {() => Promise<string> | string} draw */
    const offer = (width, height, draw) => {
      const square = Math.min(width, height) / Math.max(1, width, height);
      candidates.push({ worth: square + (hint ? 1 : 0) + (large ? 0.2 : 0), element, draw });
    };
    if (element instanceof HTMLImageElement) {
      const { naturalWidth: width, naturalHeight: height } = element;
      if (!element.complete || (Math.min(width, height) < MODULES && !isVector(element))) return;
      if (large || Math.min(width, height) >= SMALLEST) offer(width, height, () => drawImage(element));
    } else if (element instanceof HTMLCanvasElement) {
      const { width, height } = element;
      if (Math.min(width, height) >= MODULES) offer(width, height, () => painted(width, height, (context, w, h) => context.drawImage(element, 0, 0, w, h)));
    } else if (element instanceof SVGSVGElement) {
      const inner = element.parentElement?.closest('svg');
      if (!inner && (large || hint)) offer(box.width, box.height, () => drawVector(element));
    } else if (element.children.length >= MODULES) {
      const cells = cellsOf(element);
      if (cells) offer(1, 1, () => drawCells(cells));
    }
    if (!large || !(element instanceof HTMLElement)) return;
    const address = /url\("(data:image\/[^"]+)"\)/i.exec(getComputedStyle(element).backgroundImage)?.[1];
    if (address) {
      offer(box.width, box.height, async () => drawImage(await loaded(address)));
    } else if (/url\(/i.test(getComputedStyle(element).backgroundImage) && Math.max(box.width, box.height) < 1_000) {
      seen(element); // it would have to be fetched again: only a capture may read it
    }
  };

  /** Notes where a picture is seen whose pixels are closed to us. @param {Element} element */
  const seen = (element) => {
    const { x, y, width: w, height: h } = element.getBoundingClientRect();
    const visible = w >= SMALLEST && h >= SMALLEST && x + w > 0 && y + h > 0 && x < innerWidth && y < innerHeight;
    if (visible && rects.length < PICTURES) rects.push({ x, y, w, h });
  };

  const drawAll = async () => {
    /** @type {string[]} */
    const pictures = [];
    let pixels = PIXELS;
    candidates.sort((a, b) => b.worth - a.worth);
    for (const { element, draw } of candidates.slice(0, PICTURES)) {
      if (pixels <= 0) break;
      const box = element.getBoundingClientRect();
      try {
        const picture = await draw();
        pixels -= Math.max(box.width * box.height, picture.length);
        if (!pictures.includes(picture)) pictures.push(picture);
      } catch {
        seen(element); // of another origin, or shut out by the page's policy
      }
    }
    return pictures;
  };

  return (async () => {
    for (const element of everything()) {
      takeTexts(element);
      takePicture(element);
    }
    return {
      origin: location.origin,
      title: document.title.slice(0, 200),
      texts: Array.from(texts),
      secrets: namedSecrets(),
      pictures: await drawAll(),
      rects,
      devicePixelRatio,
    };
  })();
})();
