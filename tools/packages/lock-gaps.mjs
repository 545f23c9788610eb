/**
 * The optional packages a lock file should name and does not: npm leaves out what its registry did not offer
 * on the day, and then `npm ci` refuses the whole file.
 * @param {Record<string, object>} packages the lock file's `packages`
 * @returns {{ name: string, version: string, parent: string }[]}
 */
export function lockGaps(packages) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isNamed(packages, parent, name))
      .map(([name, version]) => ({ name, version, parent })),
  );
}

/** Looks as Node does: in the parent's own node_modules, then in those around it. */
function isNamed(packages, parent, name) {
  for (let path = parent; ; path = path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')))) {
    if (`${path === '' ? '' : `${path}/`}node_modules/${name}` in packages) return true;
    if (path === '') return false;
  }
}
