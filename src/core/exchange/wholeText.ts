import { LONGEST_RECORD, type RecordCutter, type TextRecord } from './recordCutter';

/** A note or a text is one record. */
export class WholeText implements RecordCutter {
  private parts: string[] = [];
  private length = 0;

  constructor(private readonly longest = LONGEST_RECORD) {}

  add(chunk: string): TextRecord[] {
    this.length += chunk.length;
    if (this.length > this.longest) {
      this.parts = [];
    } else {
      this.parts.push(chunk);
    }
    return [];
  }

  end(): TextRecord[] {
    return [{ line: 1, text: this.length > this.longest ? undefined : this.parts.join('') }];
  }
}
