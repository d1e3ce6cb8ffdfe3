/** Nothing of the developer's settings; what Node has compiled is shared, which is half of a short program's start. */
export function bareEnv(): Readonly<Record<string, string | undefined>> {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return { PATH, NODE_COMPILE_CACHE };
}
