/** What one run knows of the server: whether it is there, and whether it fails on every row. */
export class ServerContact {
  #inContact = false;
  #rowsGivenUp = 0;

  /** @param maxRowsGivenUp rows given up one after the other that make the server the one to blame */
  constructor(private readonly maxRowsGivenUp: number) {}

  get inContact(): boolean {
    return this.#inContact;
  }

  /** Something answered, whatever it said. */
  heard(): void {
    this.#inContact = true;
  }

  /** A row came to an answer that decides on it. */
  decided(): void {
    this.#rowsGivenUp = 0;
  }

  /** A row was tried in vain; true when that is the server's fault rather than the row's. */
  gaveUp(): boolean {
    this.#rowsGivenUp += 1;
    return this.#rowsGivenUp >= this.maxRowsGivenUp;
  }
}
