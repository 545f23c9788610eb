// Before the tab's own scripts, in development only: /tab?pretend=loading|error|empty shows a page in a state that its
// answers are not in just now.
(() => {
  const state = new URLSearchParams(location.search).get('pretend');
  if (!state || state === 'full') return;
  const emptied = (value) => {
    if (Array.isArray(value)) return [];
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, emptied(inner)]));
  };
  const json = (status, body) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  const real = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    if (!pathname.startsWith('/api/') || pathname.startsWith('/api/local') || pathname === '/api/me')
      return real(input, init);
    if (state === 'loading') return new Promise(() => undefined);
    if (state === 'error')
      return json(503, {
        problem: { code: 'unavailable', message: 'The database does not answer just now.' },
      });
    const answer = await real(input, init);
    return answer.ok ? json(answer.status, emptied(await answer.json())) : answer;
  };
})();
