// Shapes without a framework; which one is told by the address (`?shape=`).
const app = document.getElementById('app');
const shape = new URLSearchParams(location.search).get('shape');
const boxes = (count, attributes = 'maxlength=1') => {
  app.innerHTML = `<form>${`<input ${attributes}>`.repeat(count)}<button>Verify</button></form>`;
  return [...app.querySelectorAll('input')];
};
let sent = 0;
globalThis.sent = () => sent;
const joined = (inputs) => () => inputs.map((input) => input.value).join('');

const shapes = {
  /** The first box takes all and spreads it; a digit typed into any box moves on. */
  spread() {
    const inputs = boxes(6, '');
    inputs.forEach((input, at) => input.addEventListener('input', () => {
      const digits = input.value.replace(/\D/g, '');
      [...digits].forEach((digit, step) => { if (inputs[at + step]) inputs[at + step].value = digit; });
      inputs[Math.min(at + digits.length, 5)].focus();
    }));
    return joined(inputs);
  },
  /** Keys only: input events are ignored, as keydown puts the digit in and moves on. */
  keydown() {
    const inputs = boxes(6);
    const digits = Array(6).fill('');
    inputs.forEach((input, at) => input.addEventListener('keydown', (event) => {
      if (event.key === 'Tab') return;
      event.preventDefault();
      if (/^\d$/.test(event.key)) { digits[at] = input.value = event.key; inputs[at + 1]?.focus(); }
      if (event.key === 'Backspace') digits[at] = input.value = '';
    }));
    return () => digits.join('');
  },
  /** GLPI: keyup on the last filled box sends the form; a key in a filled box does so too. */
  glpi() {
    const inputs = boxes(6);
    inputs.forEach((input, at) => {
      input.addEventListener('keydown', () => { if (input.value && at === 5) sent += 1; });
      input.addEventListener('keyup', () => {
        if (input.value) inputs[at + 1]?.focus();
        if (inputs.every((box) => box.value)) sent += 1;
      });
    });
    return joined(inputs);
  },
  /** Knows of a value only after `change`, and keeps its button asleep until `keyup`. */
  change() {
    const [input] = boxes(1, '');
    let known = '';
    let awake = false;
    input.addEventListener('change', () => { known = input.value; });
    input.addEventListener('keyup', () => { awake = input.value.length === 6; });
    return () => (awake ? known : '');
  },
  /** Writes a space after the third digit. */
  spaced() {
    const [input] = boxes(1, '');
    input.addEventListener('input', () => {
      const digits = input.value.replace(/\D/g, '').slice(0, 6);
      input.value = digits.length > 3 ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits;
    });
    return () => input.value.replace(' ', '');
  },
  /** Takes nothing but a paste. */
  pasteOnly() {
    const inputs = boxes(6);
    let held = '';
    inputs.forEach((input, at) => {
      input.addEventListener('input', () => { input.value = held[at] ?? ''; });
      input.addEventListener('paste', (event) => {
        event.preventDefault();
        held = event.clipboardData.getData('text/plain');
        inputs.forEach((box, place) => { box.value = held[place] ?? ''; });
      });
    });
    return () => held;
  },
  number() { const inputs = boxes(6, 'type=number'); return joined(inputs); },
  field() { const [input] = boxes(1, 'maxlength=6'); return () => input.value; },
  halves() { const inputs = boxes(2, 'maxlength=3'); return joined(inputs); },
  /** The row goes away at the last digit. */
  leaves() {
    const inputs = boxes(6);
    let last = '';
    inputs.forEach((input, at) => input.addEventListener('input', () => {
      inputs[at + 1]?.focus();
      if (inputs.every((box) => box.value)) { last = joined(inputs)(); app.textContent = 'Welcome'; }
    }));
    return () => last;
  },
  /** Angular's way: each box hears keyup with its own value. */
  keyup() {
    const inputs = boxes(6);
    const model = Array(6).fill('');
    inputs.forEach((input, at) => input.addEventListener('keyup', () => { model[at] = input.value; inputs[at + 1]?.focus(); }));
    return () => model.join('');
  },
  /** A row that minds which box it believes to have the focus. */
  active() {
    const inputs = boxes(6);
    const model = Array(6).fill('');
    let active = 0;
    inputs.forEach((input, at) => {
      input.addEventListener('focus', () => { active = at; });
      input.addEventListener('input', () => {
        model[active] = input.value.slice(-1);
        inputs.forEach((box, place) => { box.value = model[place]; });
        if (model[active]) inputs[active + 1]?.focus();
      });
    });
    return () => model.join('');
  },
};
globalThis.state = shapes[shape]();
app.querySelector('form')?.addEventListener('submit', (event) => { event.preventDefault(); sent += 100; });
