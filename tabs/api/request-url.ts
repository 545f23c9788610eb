import { tabApi, type RequestName } from '#shared/contracts/tab-api.ts';

export interface UrlParts {
  params?: Readonly<Record<string, string>> | undefined;
  query?: Readonly<Record<string, string | number | undefined>> | undefined;
}

/** The address of a request: {names} of its path filled in, empty query values left out. */
export function requestUrl(name: RequestName, { params = {}, query = {} }: UrlParts = {}): string {
  const path = tabApi[name].path.replaceAll(/\{(\w+)\}/g, (_whole, key: string) => {
    const value = params[key];
    if (value === undefined || value === '') throw new Error(`The request ${name} needs "${key}".`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(key, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}
