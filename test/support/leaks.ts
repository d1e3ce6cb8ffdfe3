/** Who listens to this process: whatever a test adds has to be gone when it ends. */
export function processListeners(): ReadonlyMap<string, number> {
  return new Map(process.eventNames().map((name) => [String(name), process.listenerCount(name)]));
}

/** What has grown since, in words; empty: nothing. */
export function grownSince(before: ReadonlyMap<string, number>): readonly string[] {
  return [...processListeners()]
    .filter(([name, count]) => count > (before.get(name) ?? 0))
    .map(([name, count]) => `${count - (before.get(name) ?? 0)} listeners of the process for «${name}»`);
}
