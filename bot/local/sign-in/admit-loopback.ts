import type { IncomingMessage } from 'node:http';
import { Problem } from '#shared/domain/basics/problem.ts';

/** Local mode: an answer goes to this computer only, so an activity must come from a connector on it. */
export async function admitLoopback(request: IncomingMessage & { body?: unknown }): Promise<void> {
  const serviceUrl = (request.body as { serviceUrl?: unknown } | undefined)?.serviceUrl;
  const url = typeof serviceUrl === 'string' && URL.canParse(serviceUrl) ? new URL(serviceUrl) : null;
  const loopback =
    url !== null &&
    (url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(url.hostname));
  if (!loopback) throw new Problem('forbidden', 'In local mode the serviceUrl must be on this computer.');
}
