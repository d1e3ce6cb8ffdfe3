import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openPaperPage, pageModule } from '../support/paper-page.ts';

type Rgb = readonly number[];

/** The page in the colours of a messenger: what is set of ours, as it would be drawn. */
async function painted(t: TestContext, params: Readonly<Record<string, string>>) {
  const set = new Map<string, string>();
  const dataset: Record<string, string> = {};
  const style = { setProperty: (name: string, value: string) => void set.set(name, value) };
  openPaperPage(t, { document: { documentElement: { style, dataset } } });
  const { paint, contrast } = await pageModule('hosts/theme.ts');
  paint(params);
  const colour = (name: string): Rgb => (set.get(name)?.match(/\d+/g) ?? []).map(Number);
  return { dataset, set, colour, contrast: (one: Rgb, other: Rgb): number => contrast(one, other) };
}

const DARK = { bg_color: '#1d2733', secondary_bg_color: '#151e27', text_color: '#ffffff' };
const LIGHT = { bg_color: '#ffffff', secondary_bg_color: '#f0f0f0', text_color: '#222222' };

test('A messenger’s colours are ours, and whether they are dark; what it leaves out stays as it was', async (t) => {
  const dark = await painted(t, { ...DARK, section_bg_color: '#203040', link_color: '#5eabe1' });
  assert.equal(dark.dataset.theme, 'dark');
  assert.deepEqual(Object.fromEntries(dark.set), {
    '--paper': 'rgb(32 48 64)',
    '--ground': 'rgb(21 30 39)',
    '--ink': 'rgb(255 255 255)',
    '--accent': 'rgb(94 171 225)',
  });
  const light = await painted(t, { bg_color: '#8a8a8a' });
  assert.equal(light.dataset.theme, 'light');
  assert.deepEqual([...light.set.keys()], ['--paper', '--ground']);
  const none = await painted(t, { text_color: '#ffffff' });
  assert.deepEqual(
    [none.set.size, none.dataset.theme],
    [0, undefined],
    'words alone might stand on their own colour',
  );
});

test('Words and links can be read on the cards and below them, whatever a messenger sends', async (t) => {
  for (const [params, ends] of [
    [{ ...LIGHT, link_color: '#2678b6' }, 'black'],
    [{ ...LIGHT, link_color: '#ffee00', text_color: '#999999' }, 'black'],
    [{ ...LIGHT, bg_color: '#f0f0f0', secondary_bg_color: '#ffffff', button_color: '#50a8eb' }, 'black'],
    [{ ...DARK, link_color: '#333333', text_color: '#444444' }, 'white'],
    [{ ...DARK, bg_color: '#151e27', secondary_bg_color: '#3a4450', button_color: '#50a8eb' }, 'white'],
  ] as const) {
    const { colour, contrast } = await painted(t, params);
    for (const words of ['--ink', '--accent'])
      for (const under of ['--paper', '--ground'])
        assert.ok(
          contrast(colour(words), colour(under)) >= 4.5,
          `${words} on ${under}: ${JSON.stringify(params)}`,
        );
    const [red = 0] = colour('--ink');
    assert.equal(red > 127 ? 'white' : 'black', ends);
  }
});
