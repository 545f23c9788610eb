/** The yardstick for HTTP: restify with one route that sends the answer it was given, nothing else. */
import { readFileSync } from 'node:fs';
import restify from 'restify';

const answers = JSON.parse(readFileSync(process.env.ANSWERS ?? '', 'utf8')) as Record<string, unknown>;
const server = restify.createServer();
server.get('/answer/:name', (request, response, next) => {
  response.send(200, answers[(request.params as { name: string }).name]);
  next();
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
