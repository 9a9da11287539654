namespace OpenLift.Correspondence.Letters;

/// <summary>One letter: what it says, to whom, where it stands.</summary>
[Needs(Permission.WriteLetter)]
public sealed class ShowLetter(Store store) : LetterPage(store);
