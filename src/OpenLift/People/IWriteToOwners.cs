namespace OpenLift.People;

/// <summary>
/// What is done to an account is told to its owner by e-mail, and to nobody else. The wing of messages does it, this one owns the
/// question (docs/decisions/0007).
/// </summary>
public interface IWriteToOwners
{
    /// <summary>Whether e-mail is set up here.</summary>
    bool CarriesEmail { get; }

    /// <summary>A page's address as others are given it.</summary>
    string AddressOf(string path);

    /// <summary>Puts an e-mail with what is saved next.</summary>
    void Write(Person owner, string purpose, string subject, string text);
}
