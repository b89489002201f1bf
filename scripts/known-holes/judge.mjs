/**
 * What a report of `npm audit --json` comes to. Every advisory counts, whatever its severity, for packages that are shipped and for tools: each
 * is either mended by another version or excepted with a reason.
 *
 * @param {{vulnerabilities?: Record<string, {via: (string | {name: string, title: string, url: string, severity: string})[]}>}} report
 * @param {{advisory: string, package: string, why: string}[]} exceptions
 * @returns {{holes: string[], needless: string[]} | null} a line for each hole that is not excepted, and the exceptions that no longer apply;
 * null if the report says nothing, since no registry answered
 */
export function judgeAudit(report, exceptions) {
  if (report.vulnerabilities === undefined) return null;
  const advisories = Object.values(report.vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((via) => typeof via !== 'string');
  const covers = (exception, { name, url }) => exception.package === name && url.endsWith(`/${exception.advisory}`);
  const open = advisories.filter((found) => !exceptions.some((exception) => covers(exception, found)));
  const unused = exceptions.filter((exception) => !advisories.some((found) => covers(exception, found)));
  return {
    holes: [...new Set(open.map(({ name, severity, title, url }) => `${name} (${severity}): ${title} ${url}`))],
    needless: unused.map(({ advisory, package: name }) => `${name} ${advisory}`),
  };
}
