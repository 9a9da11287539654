using OpenLift.Requests;

namespace OpenLift.Settings.Practice;

public sealed record ProvisionRow(
    Id<Provision> Id,
    string? Area,
    Column Column,
    string What,
    string? HowOften,
    string? Lead,
    string? GroupName,
    DateOnly From,
    DateOnly? Until
);
