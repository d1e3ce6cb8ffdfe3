import asyncHooks from 'node:async_hooks';

// The test runner follows every promise to the test that made it, to name that test should one throw unheard: a tenth of
// all processor time (measured). Then the file fails instead, with the same stack. Loaded before the runner by `npm test`.
const { createHook } = asyncHooks;
Object.assign(asyncHooks, {
  createHook: (callbacks: asyncHooks.HookCallbacks) => createHook({ ...callbacks, trackPromises: false }),
});
