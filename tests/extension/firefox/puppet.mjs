// The tabs of a Firefox that Marionette drives, as pages of Puppeteer: over WebDriver BiDi, in the same session. For page
// objects that are written against Puppeteer (tests/real); what else the tests do goes through Marionette.
import { connect } from 'puppeteer-core';
import { NodeWebSocketTransport } from 'puppeteer-core/internal/node/NodeWebSocketTransport.js';

/**
 * @param {{ sessionId: string, capabilities: Record<string, unknown> }} session as Marionette began it, with `webSocketUrl`
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export async function puppetOf(session) {
  const wire = await NodeWebSocketTransport.create(String(session.capabilities.webSocketUrl));
  /** Firefox has one session at a time, and this wire leads into it: Puppeteer's wish for one of its own is answered here. */
  const transport = /** @type {import('puppeteer-core').ConnectionTransport} */ ({
    send(message) {
      const { id, method } = JSON.parse(message);
      if (method !== 'session.new') wire.send(message);
      else setImmediate(() => transport.onmessage?.(JSON.stringify({ type: 'success', id, result: session })));
    },
    close: () => wire.close(),
  });
  wire.onmessage = (message) => transport.onmessage?.(message);
  wire.onclose = () => transport.onclose?.();
  return connect({ transport, protocol: 'webDriverBiDi', defaultViewport: null });
}
