// The wire to Firefox: Marionette, its own remote protocol. Packets are `<length>:<JSON>`; commands may overlap, each
// answer carries the number of its command.
import { connect } from 'node:net';

const LONG = 600_000; // ms: the patience is the caller's

export class Marionette {
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
  #waiting = new Map();
  #last = 0;
  #bytes = Buffer.alloc(0);
  #greeted = false;
  /** @type {Error | undefined} */
  #broken;

  /** @param {import('node:net').Socket} socket */
  constructor(socket) {
    this.socket = socket;
    socket.on('data', (bytes) => this.#read(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#broken = new Error('Firefox is gone.');
      for (const { reject } of this.#waiting.values()) reject(this.#broken);
      this.#waiting.clear();
    });
  }

  /** What the browser answered when the session began. @type {{ sessionId: string, capabilities: Record<string, unknown> } | undefined} */
  session;

  /** @param {number} port @param {boolean} [webSocket] whether the session is also to be had over WebDriver BiDi @param {boolean} [trusting] any certificate is good @returns {Promise<Marionette>} with a session in the browser's own context */
  static async connect(port, webSocket = false, trusting = false) {
    const socket = connect({ host: '127.0.0.1', port });
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    const marionette = new Marionette(socket);
    marionette.session = await marionette.send('WebDriver:NewSession', { ...(webSocket ? { webSocketUrl: true, unhandledPromptBehavior: 'ignore' } : {}), ...(trusting ? { acceptInsecureCerts: true } : {}) });
    await marionette.send('WebDriver:SetTimeouts', { script: LONG });
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    return marionette;
  }

  /** @param {string} name @param {Record<string, unknown>} [params] @returns {Promise<any>} */
  send(name, params = {}) {
    if (this.#broken) return Promise.reject(this.#broken);
    const id = (this.#last += 1);
    const packet = Buffer.from(JSON.stringify([0, id, name, params]));
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.socket.write(Buffer.concat([Buffer.from(`${packet.length}:`), packet]));
    });
  }

  /** Runs the body of a function in the browser window, where it may do everything. @param {string} script @param {unknown[]} [args] */
  async run(script, args = []) {
    const { value } = await this.send('WebDriver:ExecuteScript', { script, args, sandbox: 'system' });
    return value;
  }

  /** @param {Buffer} bytes */
  #read(bytes) {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    for (;;) {
      const colon = this.#bytes.indexOf(58);
      const length = Number(this.#bytes.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || this.#bytes.length < colon + 1 + length) return;
      const packet = JSON.parse(this.#bytes.subarray(colon + 1, colon + 1 + length).toString());
      this.#bytes = this.#bytes.subarray(colon + 1 + length);
      if (this.#greeted) this.#answer(packet);
      this.#greeted = true;
    }
  }

  /** @param {[number, number, any, any]} packet */
  #answer([, id, error, result]) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(Object.assign(new Error(error.message), { name: error.error }));
    else waiting?.resolve(result);
  }
}
