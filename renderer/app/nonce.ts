/** The nonce of this very document: the policy lets no other style tag through (electron/window/content-security.ts). */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// react-remove-scroll, which Mantine's dialogs use, looks for the nonce of its style tag under this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce });
