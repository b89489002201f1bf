/** The nonce of this document. The content security policy blocks style tags without it (electron/window/content-security.ts). */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// react-remove-scroll, which Mantine's dialogs use, looks for the nonce of its style tag under this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce });
