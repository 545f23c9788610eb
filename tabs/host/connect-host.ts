import type { app as TeamsApp } from '@microsoft/teams-js';

export type HostTheme = 'default' | 'dark' | 'contrast';

/** Where the tab finds itself: inside Teams or Outlook, or on a page of its own. */
export interface Host {
  inside: boolean;
  theme: HostTheme;
  /** The page a deep link named, such as today/BRA/8D. */
  subPage: string | null;
  followTheme: (changed: (theme: HostTheme) => void) => void;
  /** Tells the host that the page stands, so that it takes its own loading sign away. */
  ready: () => void;
}

const patience = 2_500;

/**
 * Asks the window around us who it is; a strange or silent one is taken for none after 2.5 seconds.
 * teams-js asks Microsoft for its list of hosts as soon as it is loaded, so it is loaded inside a frame only.
 */
export async function connectHost(): Promise<Host> {
  if (window.parent === window) return onItsOwn();
  const { app } = await import('@microsoft/teams-js');
  if (!(await answers(app))) return onItsOwn();
  const context = await app.getContext();
  return {
    inside: true,
    theme: themeOf(context.app.theme),
    subPage: context.page.subPageId || null,
    followTheme: (changed) => app.registerOnThemeChangeHandler((theme) => changed(themeOf(theme))),
    ready: () => {
      app.notifyAppLoaded();
      void app.notifySuccess();
    },
  };
}

async function answers(app: typeof TeamsApp): Promise<boolean> {
  const silence = new Promise<false>((resolve) => setTimeout(() => resolve(false), patience));
  const initialised = app.initialize().then(
    () => true,
    () => false,
  );
  return Promise.race([initialised, silence]);
}

function onItsOwn(): Host {
  const asked = new URLSearchParams(window.location.search).get('theme');
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const contrast = window.matchMedia('(forced-colors: active)');
  // A page of its own has no host to name a theme: the address may, as the local desk's does.
  const themeNow = (): HostTheme => {
    if (asked) return themeOf(asked);
    return contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'default';
  };
  return {
    inside: false,
    theme: themeNow(),
    subPage: null,
    followTheme: (changed) => {
      for (const query of [dark, contrast]) query.addEventListener('change', () => changed(themeNow()));
    },
    ready: () => undefined,
  };
}

function themeOf(name: string): HostTheme {
  return name === 'dark' || name === 'contrast' ? name : 'default';
}
