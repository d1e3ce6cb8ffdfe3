/**
 * The words of one language by which a spot's number and a request are read (locales/<code>/requests.json).
 * Whole words, in any case, ё as е; a word that ends with `*` stands for whatever begins so.
 */
export type RequestWords = {
  /** A parking spot, in every form that stands beside its number: «место», «месте», «м/м». */
  readonly spot: readonly string[];
  /** «номер», `no`: a number follows, of whatever was named before. */
  readonly number: readonly string[];
  /** What makes a spot one's own: «моё», `my`. */
  readonly mine: readonly string[];
  /** Between a spot and that: «45 это моё место». */
  readonly is: readonly string[];
  /** Courtesies before a number that say nothing of it: «пожалуйста». */
  readonly pleas: readonly string[];
  /** Between the numbers of a list: «и», «или». */
  readonly and: readonly string[];
  /** Between the ends of a range: «по», `to`. */
  readonly to: readonly string[];
  /** Before the first end of a range: «с», `from`. */
  readonly from: readonly string[];
  /** Endings of ordinals, behind a hyphen or at once: «45-м», `45th`. */
  readonly ordinals: readonly string[];
  /** What has a number of its own behind it: «подъезд 3», «квартира №45», `flat 12`. */
  readonly numbered: readonly string[];
  /** The same with its number before it, in the forms that stand so: «3 подъезд», «на 2 этаже». */
  readonly numberedBehind: readonly string[];
  /** Things that a number before them counts: «3 машины», `2 cars`. */
  readonly counted: readonly string[];
  /** Things that one to four before them may count; beyond that the number is a spot's: «2 фары», but «45 фары». */
  readonly few: readonly string[];
  /** What a number before them measures: time, money, distance. */
  readonly measured: readonly string[];
  /** Behind an hour of the day: «утра», `pm`. */
  readonly hours: readonly string[];
  /** Beside a day of the month: «ноября», `Nov`. */
  readonly months: readonly string[];
  /** What a request begins with that is an alert: «перегородил», `sos`. */
  readonly blocked: readonly string[];
  readonly sos: readonly string[];
};
