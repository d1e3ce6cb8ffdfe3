const BROWSERS = [
  [/\bEdgA?\//, 'Edge'],
  [/\bYaBrowser\//, 'Яндекс Браузер'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;

const SYSTEMS = [
  [/\b(?:iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
] as const;

/** «Chrome, Android», from the header of the browser: fixed words, nothing of what somebody may have written there. */
export function deviceName(userAgent: string): string {
  const find = (among: readonly (readonly [RegExp, string])[]) =>
    among.find(([sign]) => sign.test(userAgent))?.[1];
  return [find(BROWSERS), find(SYSTEMS)].filter((one) => one !== undefined).join(', ');
}
