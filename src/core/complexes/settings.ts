/** What an admin may set for the house. */
export type SettingName =
  | 'name'
  | 'time zone'
  | 'quiet hours'
  | 'remind after'
  | 'call after'
  | 'guard phone';
