import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import tls, { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { Authority } from '../../shared/network/network-settings';
import { AppError } from '../errors/app-error';

const MAX_FILE_BYTES = 1024 * 1024;
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** An authority as stored: its certificates as PEM texts. */
export interface StoredAuthority {
  fileName: string;
  certificates: string[];
}

/** In Node 22.15 and newer, and so in the Electron that ships, but not in Electron 33 (docs/decisions/0023). */
const { getCACertificates } = tls as unknown as {
  getCACertificates?: (type: 'system' | 'default') => readonly string[];
};

export const TRUSTS_SYSTEM = getCACertificates !== undefined;

/**
 * What TLS trusts: Node's own authorities, the system's where the runtime can read them, and the person's. Undefined if these are just
 * Node's own. Takes some milliseconds.
 */
export function trustedContext(own: StoredAuthority | null): SecureContext | undefined {
  // A single certificate that cannot be read would make the whole context fail.
  const more = [...systemCertificates(), ...(own?.certificates ?? [])].filter((pem) => certificateOf(pem) !== null);
  if (more.length === 0) return undefined;
  return createSecureContext({ ca: [...(getCACertificates?.('default') ?? rootCertificates), ...more] });
}

function systemCertificates(): readonly string[] {
  try {
    return getCACertificates?.('system') ?? [];
  } catch {
    return [];
  }
}

/**
 * Reads the certificates of an authority from a file, in PEM or DER. Whatever else is in it is left out, such as a key.
 *
 * @throws AppError `authority-unreadable`, `not-an-authority`
 */
export async function readAuthority(path: string): Promise<StoredAuthority> {
  const found = await stat(path).catch(() => null);
  // A pipe has no size, and would never end.
  if (found?.isFile() !== true || found.size > MAX_FILE_BYTES) throw new AppError('authority-unreadable');
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  const pems = bytes.toString('latin1').match(PEM) ?? [];
  const certificates = (pems.length > 0 ? pems : [bytes]).map(certificateOf);
  if (certificates.some((certificate) => certificate === null)) throw new AppError('authority-unreadable');
  const known = certificates.filter((certificate) => certificate !== null);
  if (!known.every(({ ca }) => ca)) throw new AppError('not-an-authority');
  return { fileName: basename(path), certificates: known.map((certificate) => certificate.toString()) };
}

function certificateOf(source: string | Buffer): X509Certificate | null {
  try {
    return new X509Certificate(source);
  } catch {
    return null;
  }
}

/** What a person is shown of it. */
export function describeAuthority({ fileName, certificates }: StoredAuthority): Authority {
  const read = certificates.map((pem) => new X509Certificate(pem));
  const names = read.map(({ subject }) => /^CN=(.*)$/m.exec(subject)?.[1] ?? /^O=(.*)$/m.exec(subject)?.[1] ?? '?');
  const ends = read.map(({ validTo }) => Date.parse(validTo));
  return { fileName, names, validUntil: new Date(Math.min(...ends)).toISOString() };
}
