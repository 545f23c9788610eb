import { request, type Agent } from 'node:http';
import type { Socket } from 'node:net';

/** A request as fetch would not send it: any Host header, any method. */
export function rawRequest(
  address: string,
  options: {
    path: string;
    method?: string;
    headers?: Record<string, string>;
    body?: string;
    agent?: Agent;
    onSocket?: (socket: Socket) => void;
  },
): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        hostname,
        port,
        path: options.path,
        agent: options.agent,
        method: options.method ?? 'GET',
        headers: options.headers ?? {},
      },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece: string) => (body += piece));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }));
      },
    );
    outgoing.on('socket', (socket) => options.onSocket?.(socket));
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}
