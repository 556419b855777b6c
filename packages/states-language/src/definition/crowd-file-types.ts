import type { Template } from '../asl-template.ts';

/** where a distributed Map's items are read */
export interface ItemReader {
  readonly resource: string;
  readonly arguments: Template;
  /** all of ReaderConfig but MaxItems */
  readonly config: Template;
  readonly maxItems: Template | null;
}
export interface ItemBatcher {
  readonly maxItems: Template | null;
  readonly maxBytes: Template | null;
  readonly input: Template | null;
}
/** where its children's ends are written */
export interface ResultWriter {
  readonly resource: string;
  readonly arguments: Template;
  readonly config: Template;
}
