/** whose an account is on file, by what seals it; may throw ServiceUnavailable. Eventually consistent */
export interface AccountOwners {
  /** Does another merchant have this account on file, or has it asked for it? A change that was stopped does not count. */
  hasAnother(fingerprint: string, than: { readonly merchantId: string }): Promise<boolean>;
}
