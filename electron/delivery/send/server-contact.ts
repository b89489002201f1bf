/** What one run knows about the server: whether it answers, and whether it fails on every row. */
export class ServerContact {
  #inContact = false;
  #rowsGivenUp = 0;

  /** @param maxRowsGivenUp consecutive rows given up after which the server is to blame */
  constructor(private readonly maxRowsGivenUp: number) {}

  get inContact(): boolean {
    return this.#inContact;
  }

  /** The server answered, whatever it said. */
  heard(): void {
    this.#inContact = true;
  }

  /** A row got an answer that decides it. */
  decided(): void {
    this.#rowsGivenUp = 0;
  }

  /** A row was given up. True if that is the server's fault rather than the row's. */
  gaveUp(): boolean {
    this.#rowsGivenUp += 1;
    return this.#rowsGivenUp >= this.maxRowsGivenUp;
  }
}
