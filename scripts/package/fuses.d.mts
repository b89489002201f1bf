export function fusesOf(platform: string): Record<number, boolean>;
