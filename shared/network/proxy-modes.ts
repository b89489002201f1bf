/** Which proxy is used: the system's (its PAC file included), the one in the settings, or none. */
export const PROXY_MODES = ['system', 'own', 'none'] as const;
export type ProxyMode = (typeof PROXY_MODES)[number];
