namespace OpenLift.Requests;

/// <summary>The same on paper (X7).</summary>
[Needs(Permission.SeeRequest)]
public sealed class PrintRequest(Store store) : ReadRequest(store);
