// How the pages under /shapes/ behave, written as the imitated sites do it. Runs in the page.

for (const row of document.querySelectorAll('[data-boxes]')) {
  const boxes = /** @type {HTMLInputElement[]} */ ([...row.querySelectorAll('input')]);
  const moveOn = row.getAttribute('data-boxes') === 'keyup' ? 'keyup' : 'input';
  boxes.forEach((box, index) => {
    box.addEventListener('input', () => {
      if (box.value.length > 1) box.value = box.value.slice(-1);
    });
    box.addEventListener(moveOn, () => {
      if (box.value) boxes[index + 1]?.focus();
    });
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Backspace' && !box.value) boxes[index - 1]?.focus();
    });
  });
  row.addEventListener('paste', (event) => {
    const text = /** @type {ClipboardEvent} */ (event).clipboardData?.getData('text').trim() ?? '';
    if (text.length !== boxes.length) return;
    event.preventDefault();
    boxes.forEach((box, index) => {
      box.value = text.charAt(index);
    });
  });
}

for (const drawn of document.querySelectorAll('[data-drawn]')) {
  const input = /** @type {HTMLInputElement} */ (drawn.querySelector('input'));
  const spans = [...drawn.querySelectorAll('span')];
  input.addEventListener('input', () => {
    spans.forEach((span, index) => {
      span.textContent = input.value.charAt(index);
    });
  });
}

for (const controlled of document.querySelectorAll('[data-controlled]')) {
  const input = /** @type {HTMLInputElement} */ (controlled.querySelector('input'));
  const button = /** @type {HTMLButtonElement} */ (input.form?.querySelector('button'));
  let kept = '';
  button.disabled = true;
  input.addEventListener('input', () => {
    kept = input.value.replace(/\D/g, '').slice(0, 6);
    // A framework draws again later, from what it kept and not from what the field says.
    setTimeout(() => {
      input.value = kept;
    });
  });
  input.addEventListener('change', () => {
    button.disabled = kept.length !== 6;
  });
}

/** A field that lives in an open shadow root and takes part in the form around it. */
class HarbourCode extends HTMLElement {
  static formAssociated = true;

  connectedCallback() {
    const inside = this.attachInternals();
    const root = this.attachShadow({ mode: 'open' });
    const label = document.createElement('label');
    label.textContent = 'Authentication code ';
    const input = document.createElement('input');
    input.inputMode = 'numeric';
    input.autocomplete = 'one-time-code';
    input.maxLength = 6;
    input.style.font = '1.4rem system-ui';
    input.addEventListener('input', () => inside.setFormValue(input.value));
    label.append(input);
    root.append(label);
  }
}
if (document.querySelector('harbour-code')) {
  const element = /** @type {HTMLElement} */ (document.querySelector('harbour-code'));
  element.setAttribute('name', 'code');
  customElements.define('harbour-code', HarbourCode);
}
