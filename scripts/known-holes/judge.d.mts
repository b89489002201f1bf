export interface Advisory {
  name: string;
  title: string;
  url: string;
  severity: string;
}
export function judgeAudit(
  report: { vulnerabilities?: Record<string, { via: (string | Advisory)[] }> },
  exceptions: { advisory: string; package: string; why: string }[],
): { holes: string[]; needless: string[] } | null;
