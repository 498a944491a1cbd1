/** Replaces the module `vscode` in the core by an empty one. */
export {};
