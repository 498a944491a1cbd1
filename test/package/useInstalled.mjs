import { openEditor } from '../hosts/openEditor.mjs';
import { retryUntil } from '../hosts/waiting.mjs';

/**
 * Installs a package in an editor with a fresh profile, and uses each file that the package has beside its bundle.
 *
 * @param {string} file the .vsix
 * @throws {Error} if something does not appear
 */
export async function useInstalled(file) {
  const editor = await openEditor({ extension: file, file: 'bibliography/reading-list.md' });
  try {
    await editor.waitForExtension('cytonote');
    // The library and its automata.
    await editor.hover('Tocilizumab', { containing: 'Acts on' });
    // The parser of BibTeX.
    await editor.hover('@example2020', { containing: 'Example' });
    await editor.hideHover();
    // The sample note.
    await editor.runCommand('Cytonote: Open Sample Note');
    await editor.findText('Tocilizumab, which blocks');
    // The engine and the styles of citations.
    await editor.runCommand('Cytonote: Insert/Update References');
    const reference = editor.page.locator('.view-line', { hasText: 'Anakinra Therapy' });
    const scrolled = async () => {
      await editor.page.keyboard.press('Control+End');
      return (await reference.count()) > 0 || undefined;
    };
    await retryUntil(scrolled, 'The list of references did not come');
    // The script and the styles of maps.
    await editor.page.keyboard.press('Control+Home');
    await editor.putCursorBefore('Tocilizumab, which');
    await editor.runCommand('Cytonote: Show Map…');
    const drug = editor.webview().getByRole('link', { name: /^tocilizumab: / });
    await drug.waitFor();
  } catch (error) {
    console.log(`Screenshot: ${await editor.takeScreenshot('installed')}`);
    throw error;
  } finally {
    await editor.close();
  }
}
