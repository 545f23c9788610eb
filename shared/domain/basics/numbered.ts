/** Decides nothing: numbers things in the order they are first met. */
export class Numbered<Thing> {
  readonly all: Thing[] = [];
  readonly #numbers = new Map<string, number>();

  of(key: string, thing: Thing): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      this.#numbers.set(key, (number = this.all.length));
      this.all.push(thing);
    }
    return number;
  }
}
