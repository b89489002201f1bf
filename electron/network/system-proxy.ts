import { session } from 'electron';

/** The system's answer to which proxy is for a URL, in the form of a PAC file's. Only once the app is ready. */
export function resolveSystemProxy(url: string): Promise<string> {
  const { defaultSession } = session;
  // A new session would download a dictionary from Google's servers.
  defaultSession.setSpellCheckerLanguages([]);
  return defaultSession.resolveProxy(url);
}
