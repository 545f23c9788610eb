const variable = /\$\{\{\s*(\w+)\s*\}\}/g;

/** The manifest's variables, each once, in the order they appear. */
export function variablesOf(template: string): string[] {
  return [...new Set([...template.matchAll(variable)].map(([, name = '']) => name))];
}

/**
 * Puts values in the place of the template's `${{VARIABLES}}`.
 * @throws when values are missing or empty, naming them all
 */
export function renderManifest(template: string, values: Record<string, string | undefined>): string {
  const missing = variablesOf(template).filter((name) => !values[name]?.trim());
  if (missing.length > 0) {
    throw new Error(
      `The Teams app package needs these environment values, which are not set:\n` +
        missing.map((name) => `  ${name}  ${meanings[name] ?? ''}`.trimEnd()).join('\n'),
    );
  }
  return template.replaceAll(variable, (_, name: string) =>
    JSON.stringify(values[name]?.trim()).slice(1, -1),
  );
}

const meanings: Record<string, string> = {
  TEAMS_APP_ID: 'a GUID of this app in Teams; make one once and keep it',
  BOT_APP_ID: "the bot's Microsoft app id (a GUID)",
  ENTRA_CLIENT_ID: 'the client id (a GUID) of the app registered in Entra',
  TAB_HOST: 'the host people reach Attendance First at, such as attendance.example.org',
  TRUST_NAME: 'the name of the trust, at most 32 characters',
  TRUST_WEBSITE: "the trust's website, https://…",
  PRIVACY_URL: "the page of the trust's privacy notice, https://…",
  TERMS_URL: 'the page of the terms of use, https://…',
};
