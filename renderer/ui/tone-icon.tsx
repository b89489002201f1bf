import { CheckCircleIcon, ErrorIcon, MinusCircleIcon, WarningIcon } from './icons';
import type { IconProps } from './icons/icon';

const SIGNS = { ok: CheckCircleIcon, warning: WarningIcon, error: ErrorIcon, quiet: MinusCircleIcon } as const;

/** The icon of a tone, so that nothing depends on colour alone. */
export function ToneIcon({ tone, ...icon }: { tone: keyof typeof SIGNS } & IconProps) {
  const Sign = SIGNS[tone];
  return <Sign {...icon} />;
}
