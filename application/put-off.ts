/** thrown by a handler that has put its message off: it comes again, and nothing went wrong */
export class PutOff extends Error {
  override readonly name = 'PutOff';
}
