// Boxes in an open shadow root, each change re-rendered from the element's own state.
import { LitElement, html } from 'lit';

class CodeRow extends LitElement {
  static properties = { digits: { state: true } };
  constructor() { super(); this.digits = Array(6).fill(''); globalThis.state = () => this.digits.join(''); }
  render() {
    return html`${this.digits.map((digit, at) => html`<input maxlength="1" .value=${digit} @input=${(event) => this.take(at, event)}>`)}`;
  }
  take(at, { target }) {
    this.digits = this.digits.map((old, place) => (place === at ? target.value : old));
    this.renderRoot.querySelectorAll('input')[at + 1]?.focus();
  }
}
customElements.define('code-row', CodeRow);
document.getElementById('app').append(document.createElement('code-row'));
