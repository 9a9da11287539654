namespace OpenLift.Requests;

/// <summary>The forms without anybody's name on them, for those who write on paper first (X7).</summary>
[Needs(Permission.DraftRequest)]
public sealed class BlankForms(Store store) : CountyPage(store);
