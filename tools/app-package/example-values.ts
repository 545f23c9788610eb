/** Invented values, to look at the package and to test it without a tenant. */
export const exampleValues: Record<string, string> = {
  TEAMS_APP_ID: '5f0c6a52-8b1e-4d8e-9a3f-2d7c1b6e4a01',
  BOT_APP_ID: '5f0c6a52-8b1e-4d8e-9a3f-2d7c1b6e4a02',
  ENTRA_CLIENT_ID: '5f0c6a52-8b1e-4d8e-9a3f-2d7c1b6e4a03',
  TAB_HOST: 'attendance.example.org',
  TRUST_NAME: 'Example Learning Trust',
  TRUST_WEBSITE: 'https://www.example.org',
  PRIVACY_URL: 'https://www.example.org/privacy',
  TERMS_URL: 'https://www.example.org/terms',
};
