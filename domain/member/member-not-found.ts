/** nobody of this merchant has the address, or nobody has it any more */
export class MemberNotFound extends Error {
  override readonly name = 'MemberNotFound';
  readonly merchantId: string;
  readonly memberId: string;
  constructor(merchantId: string, memberId: string) {
    super(`merchant ${merchantId} has no member ${memberId}; list its members again`);
    this.merchantId = merchantId;
    this.memberId = memberId;
  }
}
