/** no case of the merchant has this id, or none that this person may see */
export class CaseNotFound extends Error {
  override readonly name = 'CaseNotFound';
  readonly caseId: string;
  constructor(caseId: string) {
    super(`caseId ${caseId} is no case of this merchant; list its requests`);
    this.caseId = caseId;
  }
}
