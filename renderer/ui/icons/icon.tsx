import type { ReactNode } from 'react';

export interface IconProps {
  /** Edge in px. */
  size?: number;
  /** Read by screen readers; without it the icon is decorative. */
  label?: string | undefined;
  className?: string | undefined;
}

/** The frame of every icon: a grid of 20 × 20, in the colour of the surrounding text. */
export function Icon({ size = 18, label, className, children }: IconProps & { children: ReactNode }) {
  const said = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
      focusable={false}
      {...said}
    >
      {children}
    </svg>
  );
}
